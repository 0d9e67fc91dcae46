// Each test starts processes of its own and has a folder of its own; the machine has two cores.
[assembly: Parallelize(Workers = 2, Scope = ExecutionScope.MethodLevel)]
