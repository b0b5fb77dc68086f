import frappe
import piccolo.table
from frappe.model.document import Document
from odoo import http, models


class Partner(models.Model):
    _name = "res.partner"


class Shop(http.Controller):
    @http.route("/shop")
    def shop(self):
        return ""


class Invoice(Document):
    pass


class Band(piccolo.table.Table):
    pass


@frappe.whitelist()
def total(name):
    return frappe.get_doc("Invoice", name).total
