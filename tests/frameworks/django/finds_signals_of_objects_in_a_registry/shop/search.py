from shop.watched import Watched

watched_order = Watched(app_label="shop", name="Order")
watched_order.add_proxy(app_label="shop", name="OrderProxy")
watched_line = Watched("shop", "Line")
