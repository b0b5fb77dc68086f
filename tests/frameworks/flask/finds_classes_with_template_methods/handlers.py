class Handler:
    def __call__(self, *args):
        self._process_args()
        return self._process()

    def _process_args(self):
        return None

    def _process(self):
        return None
