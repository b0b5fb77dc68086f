CREATE TABLE IF NOT EXISTS users (id serial PRIMARY KEY, name text);
CREATE TABLE orders (id serial PRIMARY KEY, user_id int REFERENCES users(id) ON DELETE CASCADE, total int);
CREATE TABLE audit (id serial);
CREATE VIEW open_orders AS SELECT * FROM orders JOIN users ON users.id = orders.user_id;
CREATE TRIGGER t AFTER INSERT ON orders BEGIN INSERT INTO audit VALUES (1); END;
INSERT INTO users (name) VALUES ('admin');
