"""Chinese sentences for the system's errors of files and disks."""

import errno

_BUSY = "没有权限，或者它正被别的程序使用，请关闭那个程序、检查权限，或换一个位置"
_FULL = "磁盘已满，请腾出空间后重试"
_GONE = "磁盘读写出错，请检查磁盘，或 U 盘是否已拔出"
_REASONS = {
    errno.EISDIR: "那里有一个同名的文件夹，请换一个名称",
    errno.ENOTDIR: "路径中有一段是文件，不是文件夹，请换一个位置",
    errno.ENOTEMPTY: "那里有一个同名的文件夹，请换一个名称",
    errno.EEXIST: "那里有一个同名的文件，请换一个位置",
    errno.ENOENT: "找不到那个位置，请检查路径，或 U 盘是否已拔出",
    errno.EACCES: _BUSY,
    errno.EPERM: _BUSY,
    errno.EBUSY: _BUSY,
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: "文件太大，这个磁盘放不下，请换一个位置",
    errno.EROFS: "磁盘只能读取，请检查写保护，或换一个位置",
    errno.ENAMETOOLONG: "名称太长，请改短",
    errno.EINVAL: "名称里有系统不接受的字符，请改名",
    errno.EIO: _GONE,
    errno.ENXIO: _GONE,
    errno.ENODEV: _GONE,
}


def reason(error: OSError) -> str:
    """Return the reason and what to do, as the end of a Chinese sentence without its full stop."""
    return _REASONS.get(error.errno or 0) or f"系统不允许（错误号 {error.errno}），请换一个位置重试"
