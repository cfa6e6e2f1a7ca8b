# A socket of each family, vsock and netlink among them: no namespace of the network holds those back.

attempt('socket unix', 41, 1, 1, 0);
attempt('socket inet', 41, 2, 1, 0);
attempt('socket inet6', 41, 10, 1, 0);
attempt('socket netlink', 41, 16, 3, 0);
attempt('socket packet', 41, 17, 3, 0);
attempt('socket vsock', 41, 40, 1, 0);
attempt('socket alg', 41, 38, 1, 0);
attempt('socket bluetooth', 41, 31, 3, 0);
attempt('socket can', 41, 29, 3, 0);
attempt('socket xdp', 41, 44, 1, 0);
attempt('socket kcm', 41, 41, 1, 0);
attempt('socket tipc', 41, 30, 1, 0);
attempt('socketpair', 53, 1, 1, 0, $buffer);
