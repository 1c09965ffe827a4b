#pragma once
#include <linux/types.h>
#define ICMP_ECHOREPLY 0
#define ICMP_ECHO 8
struct icmphdr {
    __u8 type;
    __u8 code;
    __sum16 checksum;
    union {
        struct {
            __be16 id;
            __be16 sequence;
        } echo;
        __be32 gateway;
    } un;
};
