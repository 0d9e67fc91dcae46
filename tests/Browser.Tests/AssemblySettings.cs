// Each test has a window of its own; those that change something have a host of their own.
[assembly: Parallelize(Workers = 3, Scope = ExecutionScope.MethodLevel)]
