# A ring through which calls are made that no filter sees.

attempt('io_uring_setup', 425, 8, $buffer);
attempt('io_uring_enter', 426, 3, 1, 0, 0, 0, 0);
attempt('io_uring_register', 427, 3, 0, 0, 0);
