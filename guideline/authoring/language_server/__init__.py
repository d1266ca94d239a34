"""Files as they are being typed -> what an editor shows: faults, completions, meanings, places.

`server` and `handlers` wire this to the Language Server Protocol; nothing else here knows of
connections.
"""
