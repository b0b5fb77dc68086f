-- name: get_user^
SELECT * FROM users WHERE id = :id;
-- name: add_user!
INSERT INTO users (name) VALUES (:name);
