# Jupyter's limit of 1 MB/s on what a cell may send would cut off live plots and sliders, hence the rates.
c = get_config()  # noqa: F821 # Jupyter defines it
c.MultiKernelManager.default_kernel_name = "java"
c.NotebookApp.iopub_data_rate_limit = 1e8
c.ServerApp.iopub_data_rate_limit = 1e8
c.ZMQChannelsWebsocketConnection.iopub_data_rate_limit = 1e8
