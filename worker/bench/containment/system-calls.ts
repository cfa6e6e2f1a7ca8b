/** Processors whose numbers of system calls are known. */
export type Processor = 'x64' | 'arm64';

export type RefusedCall = {
  readonly name: string;
  /** What an escaped program would want it for. */
  readonly why: string;
  /** Undefined where that processor does not have the call. */
  readonly numbers: Readonly<Record<Processor, number | undefined>>;
};

/** Some older calls are left out on newer processors. */
const none = undefined;

/**
 * The system calls that Node makes none of and an escaped program would want. From 424 on the numbers are the same on
 * every processor. `execve` cannot be among them, since bwrap itself still calls it; there is nothing in the sandbox to
 * execute but Node.
 */
export const REFUSED_CALLS: readonly RefusedCall[] = (
  [
    ['socket', 41, 198, 'opens a way out: vsock even leaves a network namespace'],
    ['socketpair', 53, 199, 'passes descriptors on'],
    ['connect', 42, 203, 'reaches another process'],
    ['bind', 49, 200, 'waits for another process'],
    ['listen', 50, 201, 'waits for another process'],
    ['accept', 43, 202, 'waits for another process'],
    ['accept4', 288, 242, 'waits for another process'],
    ['sendto', 44, 206, 'reaches another process'],
    ['sendmsg', 46, 211, 'passes descriptors on'],
    ['sendmmsg', 307, 269, 'passes descriptors on'],
    ['fork', 57, none, 'makes a process'],
    ['vfork', 58, none, 'makes a process'],
    ['execveat', 322, 281, 'becomes a file that has no name'],
    ['memfd_create', 319, 279, 'makes a file to execute'],
    ['memfd_secret', 447, 447, 'hides memory from the kernel'],
    ['kill', 62, 129, 'signals other processes'],
    ['tkill', 200, 130, 'signals other processes'],
    ['rt_sigqueueinfo', 129, 138, 'signals other processes'],
    ['rt_tgsigqueueinfo', 297, 240, 'signals other processes'],
    ['pidfd_open', 434, 434, 'takes hold of another process'],
    ['pidfd_send_signal', 424, 424, 'signals other processes'],
    ['pidfd_getfd', 438, 438, 'takes a descriptor of another process'],
    ['ptrace', 101, 117, 'reads and steers another process'],
    ['process_vm_readv', 310, 270, 'reads the memory of another process'],
    ['process_vm_writev', 311, 271, 'writes the memory of another process'],
    ['process_madvise', 440, 440, 'changes the memory of another process'],
    ['process_mrelease', 448, 448, 'changes the memory of another process'],
    ['kcmp', 312, 272, 'tells kernel pointers apart'],
    ['move_pages', 279, 239, 'moves the memory of other processes'],
    ['migrate_pages', 256, 238, 'moves the memory of other processes'],
    ['mbind', 237, 235, 'places memory'],
    ['set_mempolicy', 238, 237, 'places memory'],
    ['set_mempolicy_home_node', 450, 450, 'places memory'],
    ['setpriority', 141, 140, 'takes time from others'],
    ['sched_setattr', 314, 274, 'takes time from others'],
    ['sched_setparam', 142, 118, 'takes time from others'],
    ['sched_setscheduler', 144, 119, 'takes time from others'],
    ['sched_setaffinity', 203, 122, 'leaves the processor of its bench'],
    ['ioprio_set', 251, 30, 'takes time from others'],
    ['unshare', 272, 97, 'makes a namespace, with all privileges in it'],
    ['setns', 308, 268, 'enters a namespace'],
    ['chroot', 161, 51, 'changes what paths mean'],
    ['pivot_root', 155, 41, 'changes what paths mean'],
    ['mount', 165, 40, 'changes the file system'],
    ['umount2', 166, 39, 'changes the file system'],
    ['open_tree', 428, 428, 'changes the file system'],
    ['open_tree_attr', 467, 467, 'changes the file system'],
    ['move_mount', 429, 429, 'changes the file system'],
    ['fsopen', 430, 430, 'changes the file system'],
    ['fsconfig', 431, 431, 'changes the file system'],
    ['fsmount', 432, 432, 'changes the file system'],
    ['fspick', 433, 433, 'changes the file system'],
    ['mount_setattr', 442, 442, 'changes the file system'],
    ['statmount', 457, 457, 'lists what is mounted'],
    ['listmount', 458, 458, 'lists what is mounted'],
    ['mknod', 133, none, 'makes a device'],
    ['mknodat', 259, 33, 'makes a device'],
    ['name_to_handle_at', 303, 264, 'opens files past the mounts'],
    ['open_by_handle_at', 304, 265, 'opens files past the mounts'],
    ['fanotify_init', 300, 262, 'watches the files of others'],
    ['fanotify_mark', 301, 263, 'watches the files of others'],
    ['quotactl', 179, 60, 'administers the machine'],
    ['quotactl_fd', 443, 443, 'administers the machine'],
    ['acct', 163, 89, 'administers the machine'],
    ['swapon', 167, 224, 'administers the machine'],
    ['swapoff', 168, 225, 'administers the machine'],
    ['sync', 162, 81, 'stalls the disks of the machine'],
    ['syncfs', 306, 267, 'stalls the disks of the machine'],
    ['reboot', 169, 142, 'administers the machine'],
    ['sethostname', 170, 161, 'administers the machine'],
    ['setdomainname', 171, 162, 'administers the machine'],
    ['settimeofday', 164, 170, 'sets the clock'],
    ['clock_settime', 227, 112, 'sets the clock'],
    ['adjtimex', 159, 171, 'sets the clock'],
    ['clock_adjtime', 305, 266, 'sets the clock'],
    ['syslog', 103, 116, 'reads the log of the kernel'],
    ['vhangup', 153, 58, 'hangs up a terminal'],
    ['capset', 126, 91, 'changes privileges'],
    ['personality', 135, 92, 'makes memory executable, places it predictably'],
    ['init_module', 175, 105, 'loads code into the kernel'],
    ['finit_module', 313, 273, 'loads code into the kernel'],
    ['delete_module', 176, 106, 'unloads code of the kernel'],
    ['create_module', 174, none, 'loads code into the kernel'],
    ['kexec_load', 246, 104, 'replaces the kernel'],
    ['kexec_file_load', 320, 294, 'replaces the kernel'],
    ['bpf', 321, 280, 'runs code in the kernel'],
    ['perf_event_open', 298, 241, 'measures other processes'],
    ['userfaultfd', 323, 282, 'stops the kernel in the middle of a call'],
    ['io_uring_setup', 425, 425, 'makes calls that no filter sees'],
    ['io_uring_enter', 426, 426, 'makes calls that no filter sees'],
    ['io_uring_register', 427, 427, 'makes calls that no filter sees'],
    ['io_setup', 206, 0, 'makes calls in the background'],
    ['io_submit', 209, 2, 'makes calls in the background'],
    ['add_key', 248, 217, 'keeps keys in the kernel'],
    ['request_key', 249, 218, 'keeps keys in the kernel'],
    ['keyctl', 250, 219, 'keeps keys in the kernel'],
    ['shmget', 29, 194, 'shares memory'],
    ['semget', 64, 190, 'shares memory'],
    ['msgget', 68, 186, 'leaves messages'],
    ['mq_open', 240, 180, 'leaves messages'],
    ['vmsplice', 278, 75, 'moves pages between pipes and files'],
    ['splice', 275, 76, 'moves pages between pipes and files'],
    ['tee', 276, 77, 'moves pages between pipes and files'],
    ['remap_file_pages', 216, 234, 'a rare and fragile corner of the kernel'],
    ['lookup_dcookie', 212, 18, 'a rare and fragile corner of the kernel'],
    ['nfsservctl', 180, 42, 'a rare and fragile corner of the kernel'],
    ['uselib', 134, none, 'a rare and fragile corner of the kernel'],
    ['sysfs', 139, none, 'a rare and fragile corner of the kernel'],
    ['ustat', 136, none, 'a rare and fragile corner of the kernel'],
    ['_sysctl', 156, none, 'a rare and fragile corner of the kernel'],
    ['modify_ldt', 154, none, 'a rare and fragile corner of the kernel'],
    ['iopl', 172, none, 'talks to devices'],
    ['ioperm', 173, none, 'talks to devices'],
    ['mincore', 27, 232, 'sees what others have read from disk'],
    ['cachestat', 451, 451, 'sees what others have read from disk'],
  ] as const
).map(([name, x64, arm64, why]) => ({ name, why, numbers: { x64, arm64 } }));

/** Makes threads, which Node needs, and processes, which it does not: a filter can see which by the flags. */
export const CLONE: Readonly<Record<Processor, number>> = { x64: 56, arm64: 220 };
/** The same, but its flags lie where no filter can look. Where it does not exist glibc calls `clone`. */
export const CLONE3: Readonly<Record<Processor, number>> = { x64: 435, arm64: 435 };
/** Tells a process its limits, which Node needs, and reads and sets those of another. */
export const PRLIMIT64: Readonly<Record<Processor, number>> = { x64: 302, arm64: 261 };
