"""The lab: one NumPy LSTM cell, its training, and readings of what it does.

Pure: no files, no clock, no chance but that of a generator which is passed in or made from a stated seed.
"""
