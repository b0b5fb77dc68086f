from django.db import migrations

CREATE_TRIGGER = """
CREATE TRIGGER streamline_count_plays AFTER INSERT ON watch_history
BEGIN
    UPDATE streamline_title SET plays = plays + 1 WHERE id = NEW.title_id;
END
"""

CREATE_VIEW = """
CREATE VIEW streamline_plan_revenue AS
SELECT p.code AS plan_code,
       i.currency AS currency,
       substr(i.paid_at, 1, 7) AS month,
       COUNT(*) AS invoices,
       SUM(i.total_cents) AS revenue_cents
FROM streamline_invoice i
JOIN streamline_subscription s ON s.id = i.subscription_id
JOIN streamline_plan p ON p.id = s.plan_id
WHERE i.status = 'paid'
GROUP BY p.code, i.currency, substr(i.paid_at, 1, 7)
"""


class Migration(migrations.Migration):
    dependencies = [("streamline", "0001_initial")]

    operations = [
        migrations.RunSQL(CREATE_TRIGGER, reverse_sql="DROP TRIGGER streamline_count_plays"),
        migrations.RunSQL(CREATE_VIEW, reverse_sql="DROP VIEW streamline_plan_revenue"),
    ]
