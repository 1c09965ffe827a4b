/// Maps at run time: what lookup, update and delete do, with the error numbers of Linux. Values lie in cells, so that programs can hold addresses of them.
/// No addresses, no programs: those are the machine's.
@NullMarked
package dev.glasshive.map;

import org.jspecify.annotations.NullMarked;
