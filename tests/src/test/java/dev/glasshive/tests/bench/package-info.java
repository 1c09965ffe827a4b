/// Stop watches of what JMH does not measure: main classes that somebody runs by hand and whose figures docs/performance.md keeps. No tests: a busy machine would fail them.
@NullMarked
package dev.glasshive.tests.bench;

import org.jspecify.annotations.NullMarked;
