// Each test has a data folder of its own, so they can run side by side.
[assembly: Parallelize(Workers = 4, Scope = ExecutionScope.MethodLevel)]
