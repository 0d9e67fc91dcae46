using QualysSimulator.Platform;

return await SimulatorCommand.Create().Parse(args).InvokeAsync();
