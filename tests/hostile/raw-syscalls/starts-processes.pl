# Every call that makes a process, or code of a file that is in memory only.

attempt('fork', 57);
attempt('vfork', 58);
attempt('clone without threads', 56, 17, 0, 0, 0, 0);
attempt('clone into namespaces', 56, 0x7e020011, 0, 0, 0, 0);
attempt('clone3', 435, $buffer, 88);
attempt('memfd_create', 319, $name, 0);
attempt('memfd_secret', 447, 0);
attempt('execveat', 322, -1, $name, 0, 0, 0);
attempt('userfaultfd', 323, 0);
