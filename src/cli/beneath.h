/* Opening a file beneath a folder, and nowhere else. */
#ifndef WW_CLI_BENEATH_H
#define WW_CLI_BENEATH_H

enum { WW_BENEATH_LINKS_MOST = 8, WW_BENEATH_FOLDERS_MOST = 32 };

/* Opens a regular file to read. The name is taken component by component from
 * the descriptor of the folder; links are followed as long as they stay
 * beneath it. -1: errno tells why; EXDEV is a way out of the folder, EINVAL
 * something that is no regular file, ELOOP more links or folders than that. */
int ww_open_beneath(int folder, const char *name);

#endif
