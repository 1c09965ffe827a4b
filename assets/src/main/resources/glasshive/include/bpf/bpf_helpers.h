#define SEC(name) __attribute__((section(name), used))
#define __uint(name, value) int (*name)[value]
#define __type(name, value) typeof(value) *name
#define __array(name, value) typeof(value) *name[]
#ifndef __always_inline
#define __always_inline inline __attribute__((always_inline))
#endif
#ifndef __noinline
#define __noinline __attribute__((noinline))
#endif
#ifndef __weak
#define __weak __attribute__((weak))
#endif
#define bpf_printk(format, ...) ({ static const char bpf_printk_text[] = format; bpf_trace_printk(bpf_printk_text, sizeof(bpf_printk_text), ##__VA_ARGS__); })
