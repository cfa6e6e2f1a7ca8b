# Mounts by the old calls and the new.

attempt('mount', 165, $name, $name, $name, 0, 0);
attempt('umount2', 166, $name, 0);
attempt('open_tree', 428, -100, $name, 0);
attempt('move_mount', 429, -100, $name, -100, $name, 0);
attempt('fsopen', 430, $name, 0);
attempt('fsconfig', 431, 3, 0, 0, 0, 0);
attempt('fsmount', 432, 3, 0, 0);
attempt('fspick', 433, -100, $name, 0);
attempt('mount_setattr', 442, -100, $name, 0, $buffer, 32);
