from oslo_versionedobjects import base


class CloudObject(base.VersionedObject):
    pass


class Volume(CloudObject):
    pass


class VolumeList(CloudObject):
    pass
