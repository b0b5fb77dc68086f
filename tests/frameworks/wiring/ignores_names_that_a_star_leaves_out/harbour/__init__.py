from .ship import *
