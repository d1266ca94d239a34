@constraint:D6 @question:AMB-04 @source:CHEMO-1 @source:CONT-2 @source:LOCAL-1 @source:CONT-1
Feature: Two to five sites with symptoms
  Such a progression can be read as limited or as widespread, and the source advises differently for each.
  The record is possible; a person is asked to decide.

  Scenario Outline: Symptoms from <sites> sites, <extent>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the number of progressing sites is <sites>
    And <extent>
    When next-line therapy is chosen
    Then alert D6 is shown

    Examples:
      | sites | extent                                            |
      | 2     | the progression is limited or oligoprogressive    |
      | 5     | the progression is limited or oligoprogressive    |
      | 2     | the progression is systemic with multiple lesions |
      | 5     | the progression is systemic with multiple lesions |
      | 3     | the extent of the progression is unknown          |

  Scenario Outline: Symptoms from <sites> sites, no overlap
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the number of progressing sites is <sites>
    When next-line therapy is chosen
    Then alert D6 is not shown

    Examples:
      | sites |
      | 1     |
      | 6     |

  Scenario: Three sites without symptoms
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the number of progressing sites is 3
    When next-line therapy is chosen
    Then alert D6 is not shown

  Scenario: Three sites, not known whether they cause symptoms
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And it is unknown whether the progression causes symptoms
    And the number of progressing sites is 3
    When next-line therapy is chosen
    Then alert D6 could not be checked

  Scenario: Symptoms, sites not counted
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the number of progressing sites is unknown
    When next-line therapy is chosen
    Then alert D6 could not be checked

  Scenario: Three sites with symptoms in an ALK-negative tumour
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But the tumour is ALK-negative
    And the progression is symptomatic
    And the number of progressing sites is 3
    When next-line therapy is chosen
    Then alert D6 is not shown
