# Memory, semaphores and queues that outlive a process.

attempt('shmget', 29, 4242, 4096, 950);
attempt('semget', 64, 4242, 1, 950);
attempt('msgget', 68, 4242, 950);
attempt('mq_open', 240, $name, 66, 384, 0);
