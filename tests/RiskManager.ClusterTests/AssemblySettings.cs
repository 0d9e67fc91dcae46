// Each test starts three hosts and a simulator; one after the other is what a small machine can do.
[assembly: DoNotParallelize]
