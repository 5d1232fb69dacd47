# SPDX-License-Identifier: EUPL-1.2
"""LibreOffice as a program that does what it is told, for tests of what it makes of our files."""
import os
import shutil
import subprocess
import time

import scan_folders


class Office:
    """LibreOffice as a program that does what it is told, through its API."""

    def __init__(self, scratch):
        try:
            import uno
        except ImportError:
            raise scan_folders.Skip("python3-uno is not installed")
        self.uno = uno
        self.pipe = f"cxscan-{os.getpid()}"
        self.process = subprocess.Popen([shutil.which("soffice"), f"-env:UserInstallation=file://{scratch}/profile", "--headless",
                                         "--norestore", f"--accept=pipe,name={self.pipe};urp;"], stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL)

    def __enter__(self):
        resolver = self.uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
        for _ in range(600):
            try:
                context = resolver.resolve(f"uno:pipe,name={self.pipe};urp;StarOffice.ComponentContext")
                self.desktop = context.ServiceManager.createInstance("com.sun.star.frame.Desktop")
                return self
            except Exception:
                time.sleep(0.1)
        raise RuntimeError("LibreOffice does not answer")

    def __exit__(self, *_):
        try:
            self.desktop.terminate()
        except Exception:
            pass
        self.process.wait(60)

    def property(self, name, value):
        made = self.uno.createUnoStruct("com.sun.star.beans.PropertyValue")
        made.Name, made.Value = name, value
        return made

    def open(self, path):
        return self.desktop.loadComponentFromURL("file://" + path, "_blank", 0, (self.property("Hidden", True),))

    def save(self, document, path, kind):
        """As the filter of that name writes it."""
        document.storeToURL("file://" + path, (self.property("FilterName", kind),))
