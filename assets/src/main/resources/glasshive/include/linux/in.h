#pragma once
#include <linux/types.h>
enum { IPPROTO_IP = 0, IPPROTO_ICMP = 1, IPPROTO_TCP = 6, IPPROTO_UDP = 17, IPPROTO_IPV6 = 41, IPPROTO_ICMPV6 = 58 };
struct in_addr {
    __be32 s_addr;
};
