// Each test has a data folder of its own, so they can run side by side.
[assembly: Parallelize(Scope = ExecutionScope.MethodLevel)]
