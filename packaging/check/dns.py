#!/usr/bin/env python3
"""A name server for the checks, on 127.0.0.1:53 of a network of its own: every name under .test is 127.0.0.1."""
import socket

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("127.0.0.1", 53))
while True:
    query, client = server.recvfrom(512)
    end = query.index(b"\0", 12) + 5
    known = query[12:end - 4].lower().endswith(b"\x04test\0") and query[end - 4:end - 2] == b"\0\x01"
    found = b"\xc0\x0c\0\x01\0\x01\0\0\0\x3c\0\x04\x7f\0\0\x01" if known else b""
    flags = b"\x81\x80" if query[12:end - 4].lower().endswith(b"\x04test\0") else b"\x81\x83"
    server.sendto(query[:2] + flags + b"\0\x01" + (b"\0\x01" if known else b"\0\0") + b"\0\0\0\0" + query[12:end] + found, client)
