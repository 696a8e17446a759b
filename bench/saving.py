"""What is saved where appending is measured: a fact of the size that the limits of old were measured with."""

BODY_BYTES = 531
TOPIC = "application.measured"


def _filled(size: int) -> bytes:
    """JSON of so many bytes, Korean as far as it goes."""
    text = ("상생협력 과제의 기록 " * size).encode()[: size - len(b'{"fact":""}')].decode(errors="ignore")
    body = f'{{"fact":"{text}"}}'.encode()
    return body + b" " * (size - len(body))


BODY = _filled(BODY_BYTES)
