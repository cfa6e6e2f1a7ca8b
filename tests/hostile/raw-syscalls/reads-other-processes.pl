# Memory and descriptors of whoever else runs.

attempt('ptrace attach', 101, 16, 1, 0, 0);
attempt('ptrace seize', 101, 0x4206, 1, 0, 0);
attempt('process_vm_readv', 310, 1, $buffer, 1, $buffer, 1, 0);
attempt('process_vm_writev', 311, 1, $buffer, 1, $buffer, 1, 0);
attempt('kcmp', 312, 1, 1, 0, 0, 0);
attempt('pidfd_getfd', 438, 3, 1, 0);
attempt('move_pages', 279, 1, 0, 0, 0, 0, 0);
attempt('process_madvise', 440, 3, 0, 0, 0, 0);
