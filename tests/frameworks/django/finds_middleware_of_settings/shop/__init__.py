from shop.middleware import Banning
