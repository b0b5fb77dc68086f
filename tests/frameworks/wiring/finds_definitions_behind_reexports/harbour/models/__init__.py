from .leg import Leg as Voyage
from .ship import *
