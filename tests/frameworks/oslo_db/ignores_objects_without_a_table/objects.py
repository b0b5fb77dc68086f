from oslo_versionedobjects import base


class Volume(base.VersionedObject):
    pass
