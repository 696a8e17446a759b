"""The wording of refusals, a file a field of the program; `web.wording.refusals` is their register."""
