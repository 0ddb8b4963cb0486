Option Explicit

' Fills workbooks in as a person at LibreOffice does: opens each, types into cells what a job file says, in the way the
' program's own language writes numbers and days, and saves. Sheets stay protected throughout, so only cells that the
' request left unlocked can be typed into; that locked ones refuse is tried, too.
'
' The job file has a line per step, its parts divided by tabs:
'   OPEN <file>                    TYPE <sheet> <cell> <text>
'   LOCKED <sheet> <cell>          SAVE <file>
' The log has a line per workbook: its file, cells typed, cells that did not take what was typed, locked cells that
' refused, locked cells that did not; and a line for each cell that did otherwise than it should.

Sub TypeAll(jobFile As String, logFile As String)
  Dim files, job, report, document, parts, cell
  Dim typed As Long, lost As Long, refused As Long, taken As Long, source As String
  ' Without a screen nobody sees an error, and the program would wait for somebody who does.
  On Error GoTo Failed
  files = createUnoService("com.sun.star.ucb.SimpleFileAccess")
  job = createUnoService("com.sun.star.io.TextInputStream")
  job.setInputStream(files.openFileRead(ConvertToURL(jobFile)))
  job.setEncoding("UTF-8")
  report = createUnoService("com.sun.star.io.TextOutputStream")
  report.setOutputStream(files.openFileWrite(ConvertToURL(logFile)))
  report.setEncoding("UTF-8")
  Do While Not job.isEOF()
    parts = Split(job.readLine(), Chr(9))
    Select Case parts(0)
      Case "OPEN"
        source = parts(1)
        typed = 0 : lost = 0 : refused = 0 : taken = 0
        document = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, HiddenWindow())
      Case "TYPE"
        cell = document.Sheets.getByName(parts(1)).getCellRangeByName(parts(2))
        ' Emptied first, so that what comes filled in is seen to give way.
        cell.FormulaLocal = ""
        If cell.Formula = "" Then cell.FormulaLocal = parts(3)
        If cell.String = "" Then
          lost = lost + 1
          report.writeString("LOST" & Chr(9) & parts(1) & Chr(9) & parts(2) & Chr(10))
        Else
          typed = typed + 1
        End If
      Case "LOCKED"
        cell = document.Sheets.getByName(parts(1)).getCellRangeByName(parts(2))
        If Refuses(cell) Then
          refused = refused + 1
        Else
          taken = taken + 1
          report.writeString("TAKEN" & Chr(9) & parts(1) & Chr(9) & parts(2) & Chr(10))
        End If
      Case "SAVE"
        document.storeToURL(ConvertToURL(parts(1)), ExcelFormat())
        document.close(True)
        report.writeString(Join(Array("DONE", source, typed, lost, refused, taken), Chr(9)) & Chr(10))
    End Select
  Loop
  report.closeOutput()
  StarDesktop.terminate()
  Exit Sub
Failed:
  report.writeString(Join(Array("ERROR", Error(), Erl(), source), Chr(9)) & Chr(10))
  report.closeOutput()
  StarDesktop.terminate()
End Sub

' Whether a cell stays as it is when something is typed over it.
Function Refuses(cell) As Boolean
  Dim before As String
  before = cell.Formula
  cell.FormulaLocal = "1234567"
  Refuses = (cell.Formula = before)
End Function

Function HiddenWindow()
  Dim one(0) As New com.sun.star.beans.PropertyValue
  one(0).Name = "Hidden"
  one(0).Value = True
  HiddenWindow = one()
End Function

Function ExcelFormat()
  Dim one(0) As New com.sun.star.beans.PropertyValue
  one(0).Name = "FilterName"
  one(0).Value = "Calc MS Excel 2007 XML"
  ExcelFormat = one()
End Function
