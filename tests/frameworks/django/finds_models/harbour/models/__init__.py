from .ships import *
from .models import *
