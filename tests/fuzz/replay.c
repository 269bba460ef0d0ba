/* A fuzz target without libFuzzer: gives it each file that is named, and each
 * file of each folder that is named. At least one must be there. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int replayed(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file || fseek(file, 0, SEEK_END) != 0) {
    perror(path);
    exit(1);
  }
  long size = ftell(file);
  uint8_t *data = size >= 0 ? malloc((size_t)size + 1) : NULL;
  rewind(file);
  if (!data || fread(data, 1, (size_t)size, file) != (size_t)size) {
    perror(path);
    exit(1);
  }
  fclose(file);
  LLVMFuzzerTestOneInput(data, (size_t)size);
  free(data);
  return 1;
}

static int replayed_folder(const char *path, DIR *folder) {
  int count = 0;
  for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
    if (entry->d_name[0] == '.')
      continue;
    char name[4096];
    snprintf(name, sizeof name, "%s/%s", path, entry->d_name);
    count += replayed(name);
  }
  return count;
}

int main(int argument_count, char **arguments) {
  int count = 0;
  for (int i = 1; i < argument_count; i++) {
    DIR *folder = opendir(arguments[i]);
    count +=
        folder ? replayed_folder(arguments[i], folder) : replayed(arguments[i]);
    if (folder)
      closedir(folder);
  }
  printf("%d inputs replayed\n", count);
  return count > 0 ? 0 : 1;
}
