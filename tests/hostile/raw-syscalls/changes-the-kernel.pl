# Modules, programs in the kernel, swap, reboots, keys. None would do harm if it were not refused.

attempt('init_module', 175, $buffer, 8, $name);
attempt('finit_module', 313, 3, $name, 0);
attempt('delete_module', 176, $name, 0);
attempt('kexec_load', 246, 0, 0, 0, 0);
attempt('kexec_file_load', 320, 3, 3, 0, 0, 0);
attempt('bpf', 321, 5, $buffer, 48);
attempt('perf_event_open', 298, $buffer, 0, -1, -1, 0);
attempt('reboot', 169, 0, 0, 0, 0);
attempt('swapon', 167, $name, 0);
attempt('acct', 163, $name);
attempt('iopl', 172, 3);
attempt('ioperm', 173, 0, 1, 1);
attempt('add_key', 248, $name, $name, 0, 0, 0);
attempt('request_key', 249, $name, $name, 0, 0);
attempt('keyctl', 250, 0, 0, 0, 0, 0);
attempt('personality', 135, 0x0040000);
attempt('fanotify_init', 300, 0, 0);
