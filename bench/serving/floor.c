/* The floor: sockets in epoll, one write to each for an event. Nothing that serves readers can cost
 * less. Arguments: port, readers. For each byte that comes on the first connection an event of 230
 * bytes goes to all others. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

int main(int count, char **given) {
  if (count < 3) return 2;
  struct rlimit files;
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  int readers = atoi(given[2]), line = socket(AF_INET, SOCK_STREAM, 0), yes = 1;
  struct sockaddr_in here = {.sin_family = AF_INET, .sin_port = htons(atoi(given[1]))};
  here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  setsockopt(line, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  if (bind(line, (struct sockaddr *)&here, sizeof here) || listen(line, 2048)) return 1;
  close(accept(line, 0, 0)); /* somebody looks whether we are there */
  int teller = accept(line, 0, 0), many = epoll_create1(0), *held = calloc(readers, sizeof *held);
  for (int each = 0; each < readers; each++) {
    struct epoll_event event = {.events = EPOLLIN, .data.fd = held[each] = accept(line, 0, 0)};
    setsockopt(held[each], IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    epoll_ctl(many, EPOLL_CTL_ADD, held[each], &event);
  }
  char byte, event[230], head[1024];
  memset(event, 'x', sizeof event);
  struct epoll_event found[64];
  for (int each = 0; each < readers; each++) {
    if (read(held[each], head, sizeof head) < 1) return 1;
    if (write(held[each], "retry\n", 6) < 6) return 1;
  }
  while (read(teller, &byte, 1) == 1) {
    for (int each = 0; each < readers; each++)
      if (write(held[each], event, sizeof event) < 0) return 1;
    epoll_wait(many, found, 64, 0);
    if (write(teller, &byte, 1) < 1) return 1;
  }
  return 0;
}
