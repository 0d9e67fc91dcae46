// Each test has a host and a platform of its own, and many of them wait most of the time.
[assembly: Parallelize(Workers = 6, Scope = ExecutionScope.MethodLevel)]
