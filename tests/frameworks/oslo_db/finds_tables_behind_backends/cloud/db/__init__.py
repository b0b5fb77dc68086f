from cloud.db.api import *
