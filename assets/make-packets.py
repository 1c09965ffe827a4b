#!/usr/bin/env python3
"""Writes the sample captures of Glasshive, byte for byte the same on every run.

    python3 assets/make-packets.py            writes into src/main/resources/glasshive/packets beside this file
    python3 assets/make-packets.py FOLDER     writes into FOLDER

Addresses are those reserved for documentation: 192.0.2.0/24 and 198.51.100.0/24 (RFC 5737), 2001:db8::/32 (RFC 3849),
00-00-5E-00-53-xx (RFC 7042). Checksums are right, except where a packet is damaged on purpose (damaged.pcap).
"""
import ipaddress
import struct
import sys
from pathlib import Path
from typing import NamedTuple

BROADCAST = bytes.fromhex("ffffffffffff")
LAPTOP_MAC = bytes.fromhex("00005e005310")
ROUTER_MAC = bytes.fromhex("00005e005301")

LAPTOP, RESOLVER, ROUTER = "192.0.2.10", "192.0.2.53", "192.0.2.1"
WEB, MONITOR = "198.51.100.80", "198.51.100.99"
LAPTOP6, RESOLVER6 = "2001:db8::10", "2001:db8::53"

ARP, IPV4, IPV6, VLAN = 0x0806, 0x0800, 0x86DD, 0x8100
ICMP, TCP, UDP, ICMPV6 = 1, 6, 17, 58
FIN, SYN, PSH, ACK = 0x01, 0x02, 0x08, 0x10
A, NS, PTR, MX, TXT, AAAA = 1, 2, 12, 15, 16, 28

START = 1_767_225_600  # 2026-01-01 00:00:00 UTC
STEP = 1_250           # microseconds between two packets


class Packet(NamedTuple):
    """A frame, and how many of its bytes the capture keeps (None: all)."""
    frame: bytes
    kept: int | None = None

    def captured(self):
        return self.frame if self.kept is None else self.frame[: self.kept]


# Checksums

def checksum(data):
    """The Internet checksum of RFC 1071."""
    if len(data) % 2:
        data += b"\0"
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def pseudo_header(source, target, protocol, length):
    addresses = ipaddress.ip_address(source).packed + ipaddress.ip_address(target).packed
    return addresses + (struct.pack("!BBH", 0, protocol, length) if len(addresses) == 8 else struct.pack("!IHBB", length, 0, 0, protocol))


# Layers, inside out

def udp(source, target, source_port, target_port, payload):
    length = 8 + len(payload)
    header = struct.pack("!HHHH", source_port, target_port, length, 0)
    check = checksum(pseudo_header(source, target, UDP, length) + header + payload) or 0xFFFF
    return struct.pack("!HHHH", source_port, target_port, length, check) + payload


def tcp(source, target, source_port, target_port, sequence, acknowledged, flags, payload=b"", options=b""):
    def header(check):
        offset = (20 + len(options)) // 4 << 4
        return struct.pack("!HHIIBBHHH", source_port, target_port, sequence, acknowledged, offset, flags, 64_240, check, 0) + options
    segment = header(0) + payload
    return header(checksum(pseudo_header(source, target, TCP, len(segment)) + segment)) + payload


def echo(kind, identifier, sequence, payload):
    """ICMP echo: kind 8 asks, kind 0 answers."""
    message = struct.pack("!BBHHH", kind, 0, 0, identifier, sequence) + payload
    return message[:2] + struct.pack("!H", checksum(message)) + message[4:]


def echo6(source, target, kind, identifier, sequence, payload):
    """ICMPv6 echo: kind 128 asks, kind 129 answers; its checksum covers the pseudo-header."""
    message = struct.pack("!BBHHH", kind, 0, 0, identifier, sequence) + payload
    check = checksum(pseudo_header(source, target, ICMPV6, len(message)) + message)
    return message[:2] + struct.pack("!H", check) + message[4:]


def ipv4(source, target, protocol, payload, identifier, ttl=64, options=b"", fragment=0x4000):
    words = 5 + len(options) // 4
    addresses = ipaddress.ip_address(source).packed + ipaddress.ip_address(target).packed
    head = struct.pack("!BBHHHBB", 0x40 | words, 0, words * 4 + len(payload), identifier, fragment, ttl, protocol)
    check = checksum(head + b"\0\0" + addresses + options)
    return head + struct.pack("!H", check) + addresses + options + payload


def ipv6(source, target, protocol, payload, hops=64):
    addresses = ipaddress.ip_address(source).packed + ipaddress.ip_address(target).packed
    return struct.pack("!IHBB", 0x6000_0000, len(payload), protocol, hops) + addresses + payload


def arp(operation, sender_mac, sender, target_mac, target):
    return (struct.pack("!HHBBH", 1, IPV4, 6, 4, operation) + sender_mac + ipaddress.ip_address(sender).packed
            + target_mac + ipaddress.ip_address(target).packed)


def ethernet(target, source, ether_type, payload):
    return target + source + struct.pack("!H", ether_type) + payload


def sent(ether_type, payload):
    """A frame from the laptop to the router; captured before the network card pads it."""
    return ethernet(ROUTER_MAC, LAPTOP_MAC, ether_type, payload)


def received(ether_type, payload):
    """A frame from the router to the laptop; short ones arrive padded to 60 bytes."""
    return ethernet(LAPTOP_MAC, ROUTER_MAC, ether_type, payload).ljust(60, b"\0")


def tagged(tag, ether_type, payload):
    return sent(VLAN, struct.pack("!HH", tag, ether_type) + payload)


# DNS

def name(dotted):
    return b"".join(bytes([len(label)]) + label.encode() for label in dotted.split(".")) + b"\0"


def question(identifier, dotted, kind, flags=0x0100):
    return struct.pack("!HHHHHH", identifier, flags, 1, 0, 0, 0) + name(dotted) + struct.pack("!HH", kind, 1)


def answer(identifier, dotted, kind, data, seconds=300):
    head = struct.pack("!HHHHHH", identifier, 0x8180, 1, 1, 0, 0) + name(dotted) + struct.pack("!HH", kind, 1)
    return head + struct.pack("!HHHIH", 0xC00C, kind, 1, seconds, len(data)) + data


def ask(identifier, port, dotted, kind):
    return sent(IPV4, ipv4(LAPTOP, RESOLVER, UDP, udp(LAPTOP, RESOLVER, port, 53, question(identifier, dotted, kind)), identifier))


def reply(identifier, port, message):
    return received(IPV4, ipv4(RESOLVER, LAPTOP, UDP, udp(RESOLVER, LAPTOP, 53, port, message), identifier + 0x4000))


# The captures

SYN_OPTIONS = struct.pack("!BBHBBBB", 2, 4, 1460, 4, 2, 1, 1)  # maximum segment size, SACK permitted, two fillers


def to_web(identifier, sequence, acknowledged, flags, payload=b"", options=b"", port=80):
    return sent(IPV4, ipv4(LAPTOP, WEB, TCP, tcp(LAPTOP, WEB, 49_152, port, sequence, acknowledged, flags, payload, options), identifier))


def from_web(identifier, sequence, acknowledged, flags, payload=b"", options=b""):
    return received(IPV4, ipv4(WEB, LAPTOP, TCP, tcp(WEB, LAPTOP, 80, 49_152, sequence, acknowledged, flags, payload, options), identifier, ttl=57))


def ping(identifier, kind=8, options=b""):
    source, target, wrap = (LAPTOP, ROUTER, sent) if kind == 8 else (ROUTER, LAPTOP, received)
    return wrap(IPV4, ipv4(source, target, ICMP, echo(kind, 0x1234, 1, bytes(range(0x61, 0x79))), identifier, options=options))


def mixed():
    request = b"GET / HTTP/1.1\r\nHost: www.example.com\r\n\r\n"
    response = b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nhello\n"
    address = ipaddress.ip_address(WEB).packed
    syslog = udp(LAPTOP, MONITOR, 40_514, 514, b"<14>laptop: link is up")
    discovery = udp(LAPTOP, MONITOR, 41_900, 1900, b"M-SEARCH * HTTP/1.1\r\n\r\n")
    cut = udp(MONITOR, LAPTOP, 514, 40_514, b"seen, thank you")
    return [
        Packet(ethernet(BROADCAST, LAPTOP_MAC, ARP, arp(1, LAPTOP_MAC, LAPTOP, bytes(6), ROUTER))),
        Packet(received(ARP, arp(2, ROUTER_MAC, ROUTER, LAPTOP_MAC, LAPTOP))),
        Packet(ask(0x0101, 40_001, "www.example.com", A)),
        Packet(reply(0x0101, 40_001, answer(0x0101, "www.example.com", A, address))),
        Packet(to_web(0x0102, 1000, 0, SYN, options=SYN_OPTIONS)),
        Packet(from_web(0x7001, 5000, 1001, SYN | ACK, options=SYN_OPTIONS)),
        Packet(to_web(0x0103, 1001, 5001, ACK)),
        Packet(to_web(0x0104, 1001, 5001, PSH | ACK, request)),
        Packet(from_web(0x7002, 5001, 1001 + len(request), PSH | ACK, response)),
        Packet(to_web(0x0105, 1001 + len(request), 5001 + len(response), FIN | ACK)),
        Packet(ping(0x0106)),
        Packet(ping(0x7003, kind=0)),
        Packet(ping(0x0107, options=bytes.fromhex("94040000"))),
        Packet(tagged(0x602A, IPV4, ipv4(LAPTOP, MONITOR, UDP, syslog, 0x0108))),
        Packet(sent(IPV6, ipv6(LAPTOP6, RESOLVER6, UDP, udp(LAPTOP6, RESOLVER6, 40_002, 53, question(0x0109, "example.org", AAAA))))),
        Packet(sent(IPV6, ipv6(LAPTOP6, RESOLVER6, ICMPV6, echo6(LAPTOP6, RESOLVER6, 128, 0x1234, 1, b"glasshive")))),
        Packet(to_web(0x010A, 9000, 0, SYN, options=SYN_OPTIONS, port=23)),
        Packet(sent(IPV4, ipv4(LAPTOP, MONITOR, UDP, discovery, 0x010B))),
        Packet(from_web(0x7004, 5001 + len(response), 1002 + len(request), PSH | ACK, b"x" * 1000), kept=96),
        Packet(received(IPV4, ipv4(MONITOR, LAPTOP, UDP, cut, 0x7005)), kept=26),
    ]


def dns():
    over_tcp = question(0x0208, "example.com", TXT)
    over_tcp = struct.pack("!H", len(over_tcp)) + over_tcp

    def tcp_to_resolver(identifier, sequence, acknowledged, flags, payload=b"", options=b""):
        segment = tcp(LAPTOP, RESOLVER, 49_200, 53, sequence, acknowledged, flags, payload, options)
        return Packet(sent(IPV4, ipv4(LAPTOP, RESOLVER, TCP, segment, identifier)))

    return [
        Packet(ask(0x0201, 40_011, "www.example.com", A)),
        Packet(reply(0x0201, 40_011, answer(0x0201, "www.example.com", A, ipaddress.ip_address(WEB).packed))),
        Packet(ask(0x0202, 40_012, "www.example.com", AAAA)),
        Packet(reply(0x0202, 40_012, answer(0x0202, "www.example.com", AAAA, ipaddress.ip_address("2001:db8::80").packed))),
        Packet(ask(0x0203, 40_013, "example.org", MX)),
        Packet(ask(0x0204, 40_014, "example.net", NS)),
        Packet(ask(0x0205, 40_015, "80.100.51.198.in-addr.arpa", PTR)),
        Packet(ask(0x0206, 40_016, "WWW.Example.COM", A)),
        Packet(ask(0x0207, 40_017, "a-rather-long-label-for-one-name.of.many.labels.example.com", AAAA)),
        tcp_to_resolver(0x0210, 2000, 0, SYN, options=SYN_OPTIONS),
        tcp_to_resolver(0x0211, 2001, 7001, PSH | ACK, over_tcp),
        Packet(ask(0x0209, 40_018, "example.com", A), kept=60),
    ]


def tiny():
    return [
        Packet(ask(0x0301, 40_021, "example.com", A)),
        Packet(to_web(0x0302, 3000, 0, SYN, options=SYN_OPTIONS)),
        Packet(ping(0x0303)),
    ]


def damaged():
    def patched(frame, offset, replacement):
        return Packet(frame[:offset] + replacement + frame[offset + len(replacement):])

    hello = udp(LAPTOP, MONITOR, 40_031, 9999, b"hello")
    frame = sent(IPV4, ipv4(LAPTOP, MONITOR, UDP, hello, 0x0401))
    with_options = sent(IPV4, ipv4(LAPTOP, MONITOR, UDP, hello, 0x0402, options=bytes.fromhex("94040000")))
    return [
        Packet(frame),
        patched(frame, 22, b"\x3f"),                # time to live lowered, checksum not
        Packet(with_options),
        patched(with_options, 34, b"\x95"),         # damage in the options
        patched(frame, 14, b"\x44"),                # header said to be 16 bytes long
        patched(frame, 14, b"\x4f"),                # header said to be 60 bytes long, the frame ends before
        patched(frame, 16, b"\x40\x00"),            # total length far past the frame
        patched(frame, 40, b"\x00\x00"),            # UDP checksum absent: allowed over IPv4
        Packet(frame, kept=14),                     # the Ethernet header alone
    ]


# Capture files

def pcap(packets):
    """Classic format: little endian, microseconds, snap length 65535, link type 1 (Ethernet)."""
    out = struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 65_535, 1)
    for number, packet in enumerate(packets):
        data = packet.captured()
        out += struct.pack("<IIII", START, number * STEP, len(data), len(packet.frame)) + data
    return out


def pcapng(packets):
    """Section header, one interface, one enhanced packet block for each packet; little endian, microseconds."""
    def block(kind, body):
        body += bytes(-len(body) % 4)
        length = len(body) + 12
        return struct.pack("<II", kind, length) + body + struct.pack("<I", length)

    out = block(0x0A0D0D0A, struct.pack("<IHHq", 0x1A2B3C4D, 1, 0, -1))
    out += block(1, struct.pack("<HHI", 1, 0, 65_535))
    for number, packet in enumerate(packets):
        data = packet.captured()
        time = START * 1_000_000 + number * STEP
        out += block(6, struct.pack("<IIIII", 0, time >> 32, time & 0xFFFF_FFFF, len(data), len(packet.frame)) + data)
    return out


def main():
    beside = Path(__file__).resolve().parent / "src/main/resources/glasshive/packets"
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else beside
    folder.mkdir(parents=True, exist_ok=True)
    files = {
        "mixed.pcap": pcap(mixed()),
        "mixed.pcapng": pcapng(mixed()),
        "dns.pcap": pcap(dns()),
        "tiny.pcap": pcap(tiny()),
        "damaged.pcap": pcap(damaged()),
        "empty.pcap": pcap([]),
    }
    for file, content in files.items():
        (folder / file).write_bytes(content)


if __name__ == "__main__":
    main()
