"""The languages of the interface: English is in the code, every other one is a .po file beside this one."""
