"""What each gate and each state does, in words."""

from app.web.shared.language import gettext

_ = gettext


def what_it_does() -> dict[str, str]:
    return {
        "forget": _("how much of the memory stays"),
        "input": _("how much is written into the memory"),
        "output": _("how much of the memory is shown"),
        "candidate": _("what could be written"),
        "cell": _("the memory"),
        "hidden": _("what is shown of the memory"),
    }
