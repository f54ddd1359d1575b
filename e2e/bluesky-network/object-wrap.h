// Built in front of better-sqlite3 12: from 24.19 on Node's ObjectWrap takes cleanup hooks back in its destructor, which
// ends the process when the garbage collector runs outside JavaScript (nodejs/node#65446). Without hooks it is as before.
#include <node.h>
#define AddEnvironmentCleanupHook(...) ((void)0)
#define RemoveEnvironmentCleanupHook(...) ((void)0)
#include <node_object_wrap.h>
#undef AddEnvironmentCleanupHook
#undef RemoveEnvironmentCleanupHook
