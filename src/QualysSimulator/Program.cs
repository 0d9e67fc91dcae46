using QualysSimulator.Hosting;

return await SimulatorCommand.Create().Parse(args).InvokeAsync();
