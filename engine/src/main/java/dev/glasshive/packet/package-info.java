/// Packets from outside: capture files in and out, and what the headers of a packet say. No program, no machine, no running network: bytes only.
/// Whatever comes in has limits, and nothing here fails on damaged input but with [dev.glasshive.packet.MalformedCaptureException].
@NullMarked
package dev.glasshive.packet;

import org.jspecify.annotations.NullMarked;
