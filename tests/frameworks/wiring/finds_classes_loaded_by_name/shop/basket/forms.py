class LineForm:
    def check(self):
        return None


class BasketForm:
    pass


class Voucher:
    pass
