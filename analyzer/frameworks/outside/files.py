"""Files: what writes them to the local disk, and everything asked of a file store that may be anywhere.

`open` counts where its mode is written in the call and lets it write; reading a local file is no effect.

Source: docs.python.org, "open", "pathlib", "shutil", "os", "zipfile", "tarfile", "gzip"; docs.djangoproject.com, "File
storage API" and "FieldFile"; boto3.amazonaws.com, "S3"; cloud.google.com/python/docs, "storage"; the
manuals of minio-py and azure-storage-blob. Pure.
"""

from analyzer.frameworks.outside.words import names, of
from analyzer.model.effects import EffectKind
from analyzer.model.knowledge import OutsideCalls

FILES = EffectKind.FILES
MODE = (1, "mode")
PATHS = of("pathlib", "Path PosixPath WindowsPath Path.cwd Path.home") | of("anyio", "Path")
SAME_PATH = frozenset(
    {"/", "parent", "joinpath", "with_suffix", "with_name", "with_stem", "resolve", "absolute", "expanduser"}
)
DJANGO_STORES = of("django.core.files.storage", "default_storage DefaultStorage get_storage_class() storages[] "
                   "FileSystemStorage Storage")  # fmt: skip
S3 = of("boto3", "client session.Session().client Session().client session.client")
S3_OBJECTS = of("boto3", "resource session.Session().resource Session().resource")
S3_CALLS = names(
    "upload_file upload_fileobj download_file download_fileobj put_object get_object "
    "delete_object delete_objects copy_object copy head_object list_objects list_objects_v2 "
    "create_bucket delete_bucket create_multipart_upload upload_part complete_multipart_upload "
    "abort_multipart_upload"
)

CALLS = (
    OutsideCalls(FILES, functions=frozenset({"builtins.open", "codecs.open", "gzip.open", "bz2.open", "lzma.open",
                                             "aiofiles.open", "io.open", "zipfile.ZipFile", "tarfile.open"}),
                 mode=MODE),
    OutsideCalls(FILES, functions=of("shutil", "copy copy2 copyfile copytree move rmtree make_archive unpack_archive")),
    OutsideCalls(FILES, functions=of("os", "remove unlink rename replace renames mkdir makedirs rmdir removedirs "
                                     "symlink link truncate")),
    OutsideCalls(FILES, values=PATHS, same=SAME_PATH, members=names(
    "write_text write_bytes touch mkdir unlink rmdir rename replace symlink_to hardlink_to"
)),
    OutsideCalls(FILES, values=PATHS, same=SAME_PATH, members=frozenset({"open"}), mode=(0, "mode")),
    OutsideCalls(FILES, values=DJANGO_STORES, members=names("save open delete exists listdir size")),
    OutsideCalls(FILES, columns=frozenset({"FileField", "ImageField"}),
                 members=frozenset({"save", "delete", "open"})),
    OutsideCalls(FILES, values=S3, only="s3", members=S3_CALLS, target=(-1, "Bucket")),
    OutsideCalls(FILES, values=S3_OBJECTS, only="s3", same=frozenset({"Bucket", "Object"}), members=S3_CALLS
                 | {"put", "get", "delete", "load"}),
    OutsideCalls(FILES, values=of("minio", "Minio api.Minio"), target=(0, "bucket_name"), members=names(
    "put_object get_object fput_object fget_object remove_object remove_objects copy_object stat_object list_objects "
    "make_bucket bucket_exists remove_bucket"
)),
    OutsideCalls(FILES, values=of("azure.storage.blob", "BlobServiceClient BlobServiceClient.from_connection_string "
                                  "BlobClient ContainerClient BlobClient.from_connection_string "
                                  "ContainerClient.from_connection_string"),
                 same=names("get_blob_client get_container_client"), members=names(
    "upload_blob download_blob delete_blob delete_blobs list_blobs create_container delete_container exists"
)),
    OutsideCalls(FILES, values=of("google.cloud.storage", "Client"), same=frozenset(
        {"bucket", "get_bucket", "blob", "get_blob"}), members=names(
    "upload_from_string upload_from_file upload_from_filename download_as_bytes "
    "download_to_filename download_to_file delete exists"
)),
)  # fmt: skip
