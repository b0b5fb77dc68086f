import os
import subprocess
from asyncio import create_subprocess_exec


def convert(name):
    subprocess.run(["convert", name], check=True)
    for part in name:
        subprocess.check_output(f"pdftotext {part}", shell=True)
    os.system("sync")


async def later():
    await create_subprocess_exec("ffmpeg", "-version")
